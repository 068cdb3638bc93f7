import SearchX from 'lucide-solid/icons/search-x'
import type { JSX } from 'solid-js'
import { useText } from '../text/use-text.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { usePageTitle } from './page-title.ts'

/** For what does not exist and for what one may not see: the same answer. */
export const NotFound = (): JSX.Element => {
  const text = useText()
  usePageTitle(() => text().notFound.title)
  return (
    <EmptyState page icon={SearchX} title={text().notFound.title} text={text().notFound.text}>
      <LinkButton href="/" kind="primary">
        {text().notFound.home}
      </LinkButton>
    </EmptyState>
  )
}
