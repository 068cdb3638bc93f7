/** Any value that can be stored and sent as it is. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }
