import { dictionary } from '../text/dictionary.ts'

export const text = dictionary({
  en: {
    title: 'Sign in',
    email: 'E-mail',
    password: 'Password',
    submit: 'Sign in',
    missing: 'Enter your e-mail address and your password.',
    firstRun:
      'Nobody can sign in yet. Open the link that the server printed when it started: it makes the first operator.',
    demo: {
      title: 'Demo accounts',
      hint: 'Choose one; the server printed their passwords when it started.',
      operator: 'Operator',
    },
    first: {
      title: 'Set up Souk',
      intro: 'You become the first operator of this marketplace. Everything else is set up from inside.',
      name: 'Your name',
      passwordHint: 'At least 10 characters.',
      submit: 'Create operator',
      nameWrong: 'Enter your name.',
      emailWrong: 'Enter an e-mail address, e.g. ana@example.com.',
      gone: 'This link leads nowhere',
      goneText: 'It was used already, or a newer one was printed since.',
    },
  },
  de: {
    title: 'Anmelden',
    email: 'E-Mail',
    password: 'Passwort',
    submit: 'Anmelden',
    missing: 'Bitte E-Mail-Adresse und Passwort eingeben.',
    firstRun:
      'Noch kann sich niemand anmelden. Öffnen Sie den Link, den der Server beim Start ausgegeben hat: Er legt den ersten Betreiber an.',
    demo: {
      title: 'Demokonten',
      hint: 'Eines wählen; die Passwörter hat der Server beim Start ausgegeben.',
      operator: 'Betreiber',
    },
    first: {
      title: 'Souk einrichten',
      intro: 'Sie werden der erste Betreiber dieses Marktplatzes. Alles Weitere richten Sie drinnen ein.',
      name: 'Ihr Name',
      passwordHint: 'Mindestens 10 Zeichen.',
      submit: 'Betreiber anlegen',
      nameWrong: 'Bitte Ihren Namen eingeben.',
      emailWrong: 'Bitte eine E-Mail-Adresse eingeben, z. B. ana@example.com.',
      gone: 'Dieser Link führt nirgendwohin',
      goneText: 'Er wurde schon benutzt, oder es gibt inzwischen einen neueren.',
    },
  },
})
