import { Router } from '@solidjs/router'
import { Suspense, onCleanup } from 'solid-js'
import type { Accessor, JSX } from 'solid-js'
import { render } from 'solid-js/web'
import { AppContext } from '../app/app-context.ts'
import type { AppWorld } from '../app/app-context.ts'
import { followThemeOfOtherTabs } from '../style/theme.ts'
import { useText } from '../text/use-text.ts'
import { menuHomeId } from '../ui/menu.tsx'
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
  const text = useText()
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
      <section id={menuHomeId} aria-label={text().nav.menus} />
    </div>
  )
}

/** Renders the whole app into an element; `open` is asked once, inside of it. Returns its end. */
export const renderApp = (open: () => World & AppWorld, into: Element): (() => void) =>
  render(() => {
    const world = open()
    return (
      <AppContext.Provider value={world}>
        <SignInContext.Provider value={world.signIn}>
          <ConnectionContext.Provider value={world.connection}>
            <DemoContext.Provider value={world.demo}>
              <Router root={Frame}>
                <Routes />
              </Router>
            </DemoContext.Provider>
          </ConnectionContext.Provider>
        </SignInContext.Provider>
      </AppContext.Provider>
    )
  }, into)
