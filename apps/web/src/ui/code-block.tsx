import Check from 'lucide-solid/icons/check'
import Copy from 'lucide-solid/icons/copy'
import type { JSX } from 'solid-js'
import { useText } from '../text/use-text.ts'
import { Button } from './button.tsx'
import { createCopy } from './reference.tsx'

type CodeBlockProps = {
  /** What it is, for screen readers and the copy button. */
  readonly label: string
  readonly code: string
  readonly class?: string | undefined
}

/** Something to copy: a key, a command, a snippet. */
export const CodeBlock = (props: CodeBlockProps): JSX.Element => {
  const text = useText()
  const { copied, copy } = createCopy(() => props.code)
  return (
    <div class={`relative rounded-md border bg-sunken ${props.class ?? ''}`}>
      <pre
        tabindex={0}
        role="region"
        aria-label={props.label}
        class="scroll-quiet max-h-80 rounded-md px-3 py-2.5 pr-24 font-mono text-xs leading-5 -outline-offset-2 max-sm:pt-11 max-sm:pr-3"
      >
        {props.code}
      </pre>
      <Button size="sm" icon={copied() ? Check : Copy} class="absolute top-1.5 right-1.5" onClick={() => void copy()}>
        <span aria-live="polite">{copied() ? text().action.copied : text().action.copyThis}</span>
        <span class="sr-only">{props.label}</span>
      </Button>
    </div>
  )
}
