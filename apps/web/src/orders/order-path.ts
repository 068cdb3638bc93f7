export const orderPath = (reference: string): string => `/office/orders/${encodeURIComponent(reference)}`
