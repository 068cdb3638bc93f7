import type { JSX } from 'solid-js'

/** One component in its states. */
export const Section = (props: { title: string; children: JSX.Element }): JSX.Element => (
  <section class="border-t py-5">
    <h2 class="mb-3 text-xs font-medium text-ink-3">{props.title}</h2>
    <div class="flex flex-wrap items-start gap-x-6 gap-y-4">{props.children}</div>
  </section>
)
