import type { JSX } from 'solid-js'
import { Bone } from '../ui/skeleton.tsx'

/** Stands where a row will be. */
export const PlaceholderRow = (props: { index: number; height: number }): JSX.Element => (
  <div
    aria-hidden="true"
    class="absolute inset-x-0 flex items-center gap-6 border-b px-6"
    style={{ height: `${props.height}px`, transform: `translateY(${props.index * props.height}px)` }}
  >
    <Bone class="h-3 w-28" />
    <Bone class="h-3 w-40 max-sm:hidden" />
    <Bone class="h-3 w-20" />
    <Bone class="ml-auto h-3 w-16" />
  </div>
)
