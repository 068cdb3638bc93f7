import { useLocation, useNavigate } from '@solidjs/router'
import Link2Off from 'lucide-solid/icons/link-2-off'
import { Match, Show, Switch } from 'solid-js'
import type { JSX } from 'solid-js'
import { createStore } from 'solid-js/store'
import { useApp } from '../app/app-context.ts'
import { createAct } from '../app/create-act.ts'
import { usePageTitle } from '../shell/page-title.ts'
import { useText } from '../text/use-text.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Field } from '../ui/field.tsx'
import { Input } from '../ui/input.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { Notice } from '../ui/notice.tsx'
import { Door } from './door.tsx'
import { text } from './text.ts'

const FirstRunForm = (props: { token: string }): JSX.Element => {
  const words = useText(text)
  const { people } = useApp()
  const navigate = useNavigate()
  const [person, setPerson] = createStore({ name: '', email: '', password: '' })
  const act = createAct(people.makeFirst)
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    if (await act.run({ ...person, token: props.token })) navigate('/office/setup', { replace: true })
  }
  return (
    <form class="flex flex-col gap-4" novalidate onSubmit={(event) => void submit(event)}>
      <Field label={words().first.name} error={act.issue('name') ? words().first.nameWrong : undefined}>
        <Input autocomplete="name" autofocus value={person.name} onValue={(name) => setPerson({ name })} />
      </Field>
      <Field label={words().email} error={act.issue('email') ? words().first.emailWrong : undefined}>
        <Input type="email" autocomplete="username" value={person.email} onValue={(email) => setPerson({ email })} />
      </Field>
      <Field
        label={words().password}
        hint={words().first.passwordHint}
        error={act.issue('password') ? words().first.passwordHint : undefined}
      >
        <Input
          type="password"
          autocomplete="new-password"
          value={person.password}
          onValue={(password) => setPerson({ password })}
        />
      </Field>
      <Show when={act.failure()}>{(why) => <Notice kind="bad">{why()}</Notice>}</Show>
      <Button type="submit" kind="primary" loading={act.busy()}>
        {words().first.submit}
      </Button>
    </form>
  )
}

/** Where the one-time link leads: makes the first operator and lets them in. */
export const FirstRunScreen = (): JSX.Element => {
  const words = useText(text)
  const { people } = useApp()
  const location = useLocation()
  usePageTitle(() => words().first.title)
  const token = (): string | undefined => {
    const { token: given } = location.query
    return typeof given === 'string' && given ? given : undefined
  }
  return (
    <Switch>
      <Match when={people.welcome()?.firstRun === false || token() === undefined}>
        <main class="flex flex-1 items-center bg-sunken">
          <EmptyState icon={Link2Off} title={words().first.gone} text={words().first.goneText}>
            <LinkButton href="/sign-in" kind="primary">
              {words().submit}
            </LinkButton>
          </EmptyState>
        </main>
      </Match>
      <Match when={token()}>
        {(given) => (
          <Door title={words().first.title} intro={words().first.intro}>
            <FirstRunForm token={given()} />
          </Door>
        )}
      </Match>
    </Switch>
  )
}
