import { Router } from '@solidjs/router'
import { Suspense, onCleanup } from 'solid-js'
import type { Accessor, JSX } from 'solid-js'
import { render } from 'solid-js/web'
import { followThemeOfOtherTabs } from '../style/theme.ts'
import { ToastRegion } from '../ui/toast-region.tsx'
import { AnnouncerRegion } from './announcer-region.tsx'
import { ConnectionContext, useConnection } from './connection.ts'
import type { Connection } from './connection.ts'
import { DemoBanner } from './demo-banner.tsx'
import { DemoContext } from './demo.ts'
import type { Demo } from './demo.ts'
import { followFavicon } from './favicon.ts'
import { HotkeysDialog } from './hotkeys-dialog.tsx'
import { listenForHotkeys } from './hotkeys.ts'
import { followTitle } from './page-title.ts'
import { Routes } from './routes.tsx'
import { SignInContext } from './session.ts'
import type { SignIn } from './session.ts'

/** What the app is given: who is signed in, how the connection does, whether the demo is on. All reactive. */
export type World = { readonly signIn: SignIn; readonly connection: Connection; readonly demo: Accessor<Demo> }

/** The window: what every page shares, signed in or not. */
const Frame = (props: { children?: JSX.Element }): JSX.Element => {
  listenForHotkeys()
  followTitle()
  followFavicon(useConnection())
  onCleanup(followThemeOfOtherTabs())
  return (
    <div class="flex h-dvh flex-col">
      <DemoBanner />
      <Suspense>{props.children}</Suspense>
      <HotkeysDialog />
      <ToastRegion />
      <AnnouncerRegion />
    </div>
  )
}

/** Renders the whole app into an element. Returns its end. */
export const renderApp = (world: World, into: Element): (() => void) =>
  render(
    () => (
      <SignInContext.Provider value={world.signIn}>
        <ConnectionContext.Provider value={world.connection}>
          <DemoContext.Provider value={world.demo}>
            <Router root={Frame}>
              <Routes />
            </Router>
          </DemoContext.Provider>
        </ConnectionContext.Provider>
      </SignInContext.Provider>
    ),
    into,
  )
