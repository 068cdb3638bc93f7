import { dictionary, plural } from '../../text/dictionary.ts'

export const text = dictionary({
  en: {
    intro:
      'What only a person can mend: steps whose outside service failed for good, and names that nothing stands for.',
    empty: 'No problems',
    emptyText: 'Every step ran, and every command and condition stands for something.',
    unbound: (count: number) =>
      plural(
        count,
        'One name in your processes stands for nothing yet.',
        `${count} names in your processes stand for nothing yet.`,
      ),
    bind: 'Bind them',
    order: 'Order',
    step: 'Step',
    error: 'What failed',
    attempts: 'Attempts',
    since: 'Since',
    kinds: { command: 'command', condition: 'condition' },
    sides: { marketplace: 'marketplace', merchant: 'merchant' },
    onEvent: (event: string) => `on “${event}”`,
    items: (count: number) => plural(count, '1 item', `${count} items`),
    retry: 'Try again',
    skip: 'Skip…',
    retried: (name: string) => `${name} is tried again`,
    retryFailed: (name: string) => `${name} was not tried again`,
    skipTitle: (name: string) => `Go on without “${name}”?`,
    skipCommand: (count: string) =>
      `${count} go on as if the command had run. The reason is kept in the order’s history.`,
    skipCondition: (count: string) =>
      `${count} go on as if the condition had answered. The reason is kept in the order’s history.`,
    answer: 'Answer',
    yes: 'Yes, it holds',
    no: 'No, it does not',
    reason: 'Reason',
    reasonHint: 'For whoever reads the history later.',
    skipAct: 'Go on without it',
    skipped: (name: string) => `Went on without ${name}`,
    label: (count: number) => plural(count, '1 failed step', `${count} failed steps`),
    actions: 'Actions',
  },
  de: {
    intro:
      'Was nur ein Mensch richten kann: Schritte, deren äußerer Dienst endgültig versagt hat, und Namen, für die nichts steht.',
    empty: 'Keine Probleme',
    emptyText: 'Alle Schritte sind gelaufen, und für jedes Kommando und jede Bedingung steht etwas.',
    unbound: (count) =>
      plural(
        count,
        'Für einen Namen in Ihren Prozessen steht noch nichts.',
        `Für ${count} Namen in Ihren Prozessen steht noch nichts.`,
      ),
    bind: 'Verbinden',
    order: 'Bestellung',
    step: 'Schritt',
    error: 'Was scheiterte',
    attempts: 'Versuche',
    since: 'Seit',
    kinds: { command: 'Kommando', condition: 'Bedingung' },
    sides: { marketplace: 'Marktplatz', merchant: 'Händler' },
    onEvent: (event) => `bei „${event}“`,
    items: (count) => plural(count, '1 Position', `${count} Positionen`),
    retry: 'Erneut versuchen',
    skip: 'Überspringen…',
    retried: (name) => `${name} wird erneut versucht`,
    retryFailed: (name) => `${name} wurde nicht erneut versucht`,
    skipTitle: (name) => `Ohne „${name}“ weitergehen?`,
    skipCommand: (count) =>
      `${count}: es geht weiter, als wäre das Kommando gelaufen. Der Grund steht im Verlauf der Bestellung.`,
    skipCondition: (count) =>
      `${count}: es geht weiter, als hätte die Bedingung geantwortet. Der Grund steht im Verlauf der Bestellung.`,
    answer: 'Antwort',
    yes: 'Ja, sie trifft zu',
    no: 'Nein, sie trifft nicht zu',
    reason: 'Grund',
    reasonHint: 'Für alle, die den Verlauf später lesen.',
    skipAct: 'Ohne ihn weitergehen',
    skipped: (name) => `Ohne ${name} weitergegangen`,
    label: (count) => plural(count, '1 gescheiterter Schritt', `${count} gescheiterte Schritte`),
    actions: 'Aktionen',
  },
})
