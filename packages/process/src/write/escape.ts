const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text as XML writes it, in attributes and between tags, so that readers change nothing about its white space. */
export function escaped(raw: string): string {
  return raw.replace(/[&<>"\t\n\r\u0085\u2028]/g, (char) => ESCAPES[char] ?? `&#${char.codePointAt(0)};`)
}
