export interface Customer {
  /** e.g. `DE--21`; absent for guests. */
  readonly reference?: string
  readonly salutation?: Salutation
  readonly firstName: string
  readonly lastName: string
  readonly email: string
}

export function fullName({ firstName, lastName }: Pick<Customer, 'firstName' | 'lastName'>): string {
  return `${firstName} ${lastName}`
}

export type Salutation = 'Mr' | 'Mrs' | 'Dr' | 'Ms' | 'n/a'

export interface Address {
  readonly salutation?: Salutation
  readonly firstName: string
  readonly middleName?: string
  readonly lastName: string
  readonly email?: string
  readonly company?: string
  readonly address1: string
  readonly address2?: string
  readonly address3?: string
  readonly city: string
  readonly zipCode: string
  readonly poBox?: string
  /** ISO 3166 alpha-2. */
  readonly country: string
  readonly region?: string
  readonly phone?: string
  readonly cellPhone?: string
  readonly description?: string
  readonly comment?: string
}
