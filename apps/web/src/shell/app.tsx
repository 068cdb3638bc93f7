import { Router } from '@solidjs/router';
import { Suspense, onCleanup } from 'solid-js';
import type { Accessor, JSX } from 'solid-js';
import { followThemeOfOtherTabs } from '../style/theme.ts';
import { ToastRegion } from '../ui/toast-region.tsx';
import { AnnouncerRegion } from './announcer-region.tsx';
import { ConnectionContext } from './connection.ts';
import type { Connection } from './connection.ts';
import { DemoBanner } from './demo-banner.tsx';
import { DemoContext } from './demo.ts';
import type { Demo } from './demo.ts';
import { followFavicon } from './favicon.ts';
import { HotkeysDialog } from './hotkeys-dialog.tsx';
import { listenForHotkeys } from './hotkeys.ts';
import { followTitle } from './page-title.ts';
import { Routes } from './routes.tsx';
import { SignInContext } from './session.ts';
import type { SignIn } from './session.ts';

type AppProps = { readonly signIn: SignIn; readonly connection: Connection; readonly demo: Accessor<Demo> };

/** The window: what every page shares, signed in or not. */
const Frame = (props: { connection: Connection; children?: JSX.Element }): JSX.Element => {
  listenForHotkeys();
  followTitle();
  followFavicon(props.connection);
  onCleanup(followThemeOfOtherTabs());
  return (
    <div class="flex h-dvh flex-col">
      <DemoBanner />
      <Suspense>{props.children}</Suspense>
      <HotkeysDialog />
      <ToastRegion />
      <AnnouncerRegion />
    </div>
  );
};

/** The whole app, given who is signed in, how the connection does and whether the demo is on. */
export const App = (props: AppProps): JSX.Element => (
  <SignInContext.Provider value={() => props.signIn()}>
    <ConnectionContext.Provider value={props.connection}>
      <DemoContext.Provider value={() => props.demo()}>
        <Router root={(root) => <Frame connection={props.connection}>{root.children}</Frame>}>
          <Routes />
        </Router>
      </DemoContext.Provider>
    </ConnectionContext.Provider>
  </SignInContext.Provider>
);
