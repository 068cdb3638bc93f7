/** What a merchant's orders go through where nothing else is said; as the command that starts them has it. */
export const defaultProcess = (main: boolean): string =>
  main ? 'MainMerchantStateMachine' : 'MerchantDefaultStateMachine'
