import { Show, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import { useApp } from '../app/app-context.ts'
import { createAct } from '../app/create-act.ts'
import { usePageTitle } from '../shell/page-title.ts'
import { useText } from '../text/use-text.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Input } from '../ui/input.tsx'
import { Notice } from '../ui/notice.tsx'
import { DemoAccounts } from './demo-accounts.tsx'
import { Door } from './door.tsx'
import { text } from './text.ts'

const SignInForm = (props: {
  email: string
  onEmail: (email: string) => void
  ref: (box: HTMLInputElement) => void
}): JSX.Element => {
  const words = useText(text)
  const { people } = useApp()
  const [password, setPassword] = createSignal('')
  const [missing, setMissing] = createSignal(false)
  const act = createAct(people.signIn)
  const failure = (): string | undefined => (missing() ? words().missing : act.failure())
  let box: HTMLInputElement | undefined
  const submit = async (): Promise<void> => {
    setMissing(!props.email.trim() || !password())
    if (missing() || (await act.run(props.email.trim(), password()))) return
    box?.focus()
    box?.select()
  }
  return (
    <form
      class="flex flex-col gap-4"
      novalidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <Field label={words().email}>
        <Input
          type="email"
          name="email"
          autocomplete="username"
          autofocus
          value={props.email}
          onValue={(email) => props.onEmail(email)}
        />
      </Field>
      <Field label={words().password}>
        <Input
          ref={(element) => {
            box = element
            props.ref(element)
          }}
          type="password"
          name="password"
          autocomplete="current-password"
          value={password()}
          onValue={setPassword}
        />
      </Field>
      <Show when={failure()}>{(why) => <Notice kind="bad">{why()}</Notice>}</Show>
      <Button type="submit" kind="primary" loading={act.busy()}>
        {words().submit}
      </Button>
    </form>
  )
}

/** The way in; `OnlyStrangers` leads on as soon as somebody is. */
export const SignInScreen = (): JSX.Element => {
  const words = useText(text)
  const { people } = useApp()
  const [email, setEmail] = createSignal('')
  usePageTitle(() => words().title)
  let password: HTMLInputElement | undefined
  const choose = (account: string): void => {
    setEmail(account)
    password?.focus()
  }
  return (
    <Door title={words().title}>
      <Show when={people.welcome()?.firstRun}>
        <Notice>{words().firstRun}</Notice>
      </Show>
      <SignInForm email={email()} onEmail={setEmail} ref={(box) => (password = box)} />
      <Show when={people.welcome()?.demo}>
        {(accounts) => <DemoAccounts accounts={accounts()} onChoose={choose} />}
      </Show>
    </Door>
  )
}
