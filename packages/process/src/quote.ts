const LONGEST = 80

/** A name out of a file, fit for one line of a message: quoted, clipped, and free of anything that moves a cursor. */
export function quote(name: string): string {
  const clipped = name.length > LONGEST ? `${name.slice(0, LONGEST - 1)}…` : name
  return JSON.stringify(clipped).replace(
    /[\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
