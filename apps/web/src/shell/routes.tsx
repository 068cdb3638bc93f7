import { Navigate, Route } from '@solidjs/router'
import { Show, lazy } from 'solid-js'
import type { Component, JSX } from 'solid-js'
import { Gate, OnlyStrangers } from './gate.tsx'
import { NotFound } from './not-found.tsx'
import { Office } from './office.tsx'
import { Portal } from './portal.tsx'
import { homeOf, useSignIn } from './session.ts'

/** A screen in a chunk of its own, fetched when somebody goes (or hovers) there. */
const screen = <Name extends string>(load: () => Promise<Record<Name, Component>>, name: Name): Component =>
  lazy(async () => ({ default: (await load())[name] }))

const Orders = screen(() => import('../orders/orders-screen.tsx'), 'OrdersScreen')
const Order = screen(() => import('../orders/order-screen.tsx'), 'OrderScreen')
const Processes = screen(() => import('../processes/processes-screen.tsx'), 'ProcessesScreen')
const Process = screen(() => import('../processes/process-screen.tsx'), 'ProcessScreen')
const Setup = screen(() => import('../setup/setup-screen.tsx'), 'SetupScreen')
const MerchantOrders = screen(() => import('../merchant-orders/merchant-orders-screen.tsx'), 'MerchantOrdersScreen')
const SignIn = screen(() => import('../sign-in/sign-in-screen.tsx'), 'SignInScreen')
const FirstRun = screen(() => import('../sign-in/first-run-screen.tsx'), 'FirstRunScreen')

const Home = (): JSX.Element => {
  const signIn = useSignIn()
  return (
    <Show when={signIn()} fallback={<Gate kind="operator">{undefined}</Gate>}>
      {(session) => <Navigate href={homeOf(session().user)} />}
    </Show>
  )
}

const GuardedSignIn = (): JSX.Element => (
  <OnlyStrangers>
    <SignIn />
  </OnlyStrangers>
)

const Gallery = import.meta.env.DEV ? screen(() => import('../ui/gallery/gallery.tsx'), 'Gallery') : undefined

/** Every address of the app. */
export const Routes = (): JSX.Element => (
  <>
    <Route path="/" component={Home} />
    <Route path="/sign-in" component={GuardedSignIn} />
    <Route path="/first-run" component={FirstRun} />
    <Route path="/office" component={Office}>
      <Route path="/" component={() => <Navigate href="/office/orders" />} />
      <Route path="/orders" component={Orders} />
      <Route path="/orders/:reference" component={Order} />
      <Route path="/processes" component={Processes} />
      <Route path="/processes/:name" component={Process} />
      <Route path="/setup/*section" component={Setup} />
      <Route path="/*" component={NotFound} />
    </Route>
    <Route path="/portal" component={Portal}>
      <Route path="/" component={() => <Navigate href="/portal/orders" />} />
      <Route path="/orders" component={MerchantOrders} />
      <Route path="/*" component={NotFound} />
    </Route>
    {Gallery && <Route path="/__ui" component={Gallery} />}
    <Route path="*" component={NotFound} />
  </>
)
