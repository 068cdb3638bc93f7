import Download from 'lucide-solid/icons/download'
import Plus from 'lucide-solid/icons/plus'
import Star from 'lucide-solid/icons/star'
import Truck from 'lucide-solid/icons/truck'
import { For, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import type { ButtonKind } from '../button-look.ts'
import { Button } from '../button.tsx'
import { Checkbox } from '../checkbox.tsx'
import { Combobox } from '../combobox.tsx'
import { Field } from '../field.tsx'
import { FilterChip } from '../filter-chip.tsx'
import { IconButton } from '../icon-button.tsx'
import { Input } from '../input.tsx'
import { LinkButton } from '../link-button.tsx'
import { SearchInput } from '../search-input.tsx'
import { Select } from '../select.tsx'
import { Switch } from '../switch.tsx'
import { Tabs } from '../tabs.tsx'
import { TextArea } from '../text-area.tsx'
import { merchants } from './order-rows.ts'
import { Section } from './section.tsx'

const kinds: readonly ButtonKind[] = ['primary', 'secondary', 'ghost', 'danger']
const options = merchants.map((label, index) => ({
  value: String(index),
  label,
  note: String(index * 7),
  disabled: index === 2,
}))

const Buttons = (): JSX.Element => (
  <>
    <Section title="Button">
      <For each={kinds}>
        {(kind) => (
          <div class="flex flex-col items-start gap-2">
            <Button kind={kind} icon={Truck}>
              Ship 3 items
            </Button>
            <Button kind={kind} size="sm" kbd="mod+enter">
              Save
            </Button>
            <Button kind={kind} loading>
              Sending
            </Button>
            <Button kind={kind} disabled>
              Not now
            </Button>
          </div>
        )}
      </For>
      <LinkButton href="/office/orders" icon={Download}>
        A link
      </LinkButton>
    </Section>
    <Section title="IconButton">
      <IconButton label="Add" icon={Plus} kbd="c" onClick={() => undefined} />
      <IconButton label="Favourite" icon={Star} pressed onClick={() => undefined} />
      <IconButton label="Download" icon={Download} kind="secondary" count={3} onClick={() => undefined} />
      <IconButton label="Not now" icon={Download} size="sm" disabled onClick={() => undefined} />
    </Section>
  </>
)

const Fields = (): JSX.Element => {
  const [text, setText] = createSignal('')
  const [one, setOne] = createSignal('')
  return (
    <Section title="Field">
      <Field label="E-mail" hint="Where we reach you." required class="w-56">
        <Input type="email" value={text()} onValue={setText} placeholder="name@example.com" />
      </Field>
      <Field label="Tracking number" error="A tracking number has 8 to 40 signs." class="w-56">
        <Input value="12" onValue={() => undefined} />
      </Field>
      <Field label="Carrier" class="w-56">
        <Select options={options} value={one()} onValue={setOne} placeholder="Choose one" />
      </Field>
      <Field label="Merchant" class="w-56">
        <Combobox label="Merchant" options={options} value={one()} onValue={setOne} placeholder="Any of many" />
      </Field>
      <Field label="Reason" class="w-56">
        <TextArea value={text()} onValue={setText} />
      </Field>
      <Field label="Locked" class="w-56">
        <Input value="cannot be changed" onValue={() => undefined} disabled />
      </Field>
    </Section>
  )
}

const Choices = (): JSX.Element => {
  const [on, setOn] = createSignal(true)
  const [chosen, setChosen] = createSignal<readonly string[]>(['0', '1'])
  const [one, setOne] = createSignal<readonly string[]>([])
  const [search, setSearch] = createSignal('')
  return (
    <>
      <Section title="Checkbox, Switch">
        <Checkbox label="Restock" checked={on()} onChecked={setOn} />
        <Checkbox label="Some of them" checked={false} mixed onChecked={() => undefined} />
        <Checkbox label="Not now" checked={false} disabled onChecked={() => undefined} />
        <Switch label="Sound" hint="Rings for each new order." checked={on()} onChecked={setOn} />
        <Switch label="Off" checked={false} onChecked={() => undefined} />
      </Section>
      <Section title="FilterChip, SearchInput">
        <FilterChip label="Merchant" options={options} value={chosen()} onValue={setChosen} />
        <FilterChip label="Store" options={options} value={one()} onValue={setOne} single />
        <SearchInput label="Search" value={search()} onValue={setSearch} kbd="/" class="w-56" />
      </Section>
    </>
  )
}

const Views = (): JSX.Element => {
  const [tab, setTab] = createSignal('new')
  const tabs = [
    { id: 'new', label: 'New', count: 3 },
    { id: 'pack', label: 'To pack', count: 12 },
    { id: 'done', label: 'Done', count: 12_480 },
    { id: 'all', label: 'All' },
  ]
  return (
    <Section title="Tabs">
      <div class="w-full">
        <Tabs label="Views" tabs={tabs} value={tab()} onValue={setTab} class="border-b">
          <p class="py-3 text-ink-2">Shows “{tab()}”.</p>
        </Tabs>
      </div>
    </Section>
  )
}

/** Everything one presses, types into or chooses from. */
export const Controls = (): JSX.Element => (
  <>
    <Buttons />
    <Fields />
    <Choices />
    <Views />
  </>
)
