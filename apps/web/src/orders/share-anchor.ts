/** Where a merchant's share of the order is told on its page. */
export const shareAnchor = (reference: string): string => `share-${encodeURIComponent(reference)}`
