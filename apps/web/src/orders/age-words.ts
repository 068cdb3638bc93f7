import { dictionary } from '../text/dictionary.ts'

/** The words of how long items have stood in their state. */
export const ageWords = dictionary({
  en: {
    any: 'at any time',
    age: { '0h': '< 1 h', '1h': '1–4 h', '4h': '4–24 h', '1d': '1–3 d', '3d': '3–7 d', '7d': '> 7 d' },
  },
  de: {
    any: 'irgendwann',
    age: { '0h': '< 1 Std.', '1h': '1–4 Std.', '4h': '4–24 Std.', '1d': '1–3 T.', '3d': '3–7 T.', '7d': '> 7 T.' },
  },
})
