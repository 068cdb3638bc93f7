import type { JSX } from 'solid-js';
export const Gallery = (): JSX.Element => <p>…</p>;
