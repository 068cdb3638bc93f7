import { createUniqueId } from 'solid-js'
import type { JSX } from 'solid-js'

/** A titled part of the page's side. */
export const Block = (props: { title: string; children: JSX.Element; id?: string | undefined }): JSX.Element => {
  const headingId = createUniqueId()
  return (
    <section
      id={props.id}
      aria-labelledby={headingId}
      class="break-inside-avoid border-t py-4 first:border-t-0 first:pt-0"
    >
      <h2 id={headingId} class="pb-2 text-sm font-semibold">
        {props.title}
      </h2>
      {props.children}
    </section>
  )
}

/** A name and what it is. */
export const Line = (props: {
  label: JSX.Element
  children: JSX.Element
  strong?: boolean | undefined
}): JSX.Element => (
  <div
    class="flex items-baseline justify-between gap-4 py-0.5 text-sm"
    classList={{ 'font-semibold text-base': props.strong ?? false }}
  >
    <dt class="min-w-0" classList={{ 'text-ink-2': !props.strong }}>
      {props.label}
    </dt>
    <dd class="min-w-0 text-right wrap-break-word">{props.children}</dd>
  </div>
)
