import { describe, expect, test } from 'vitest'
import { aSouk } from '../testing/souk.ts'
import { listCategories, removeCategory, saveCategory } from './categories.ts'

const computers = { key: 'computers', name: 'Computers' }
const notebooks = { key: 'notebooks', name: 'Notebooks', parent: 'computers' }

describe('a category', () => {
  test('is kept with the one above it, and may be moved', async () => {
    const { setup } = await aSouk()
    await saveCategory(setup, computers)
    await saveCategory(setup, notebooks)
    expect(await listCategories(setup)).toEqual([computers, notebooks])
    await saveCategory(setup, { ...notebooks, parent: undefined })
    expect(await listCategories(setup)).toEqual([computers, { key: 'notebooks', name: 'Notebooks' }])
  })

  test('never comes to stand below itself', async () => {
    const { setup } = await aSouk()
    await saveCategory(setup, computers)
    await saveCategory(setup, notebooks)
    const saving = saveCategory(setup, { ...computers, parent: 'notebooks' })
    await expect(saving).rejects.toMatchObject({ code: 'category.cycle' })
    expect(await listCategories(setup)).toEqual([computers, notebooks])
  })

  test('is removed only when none is below it', async () => {
    const { setup } = await aSouk()
    await saveCategory(setup, computers)
    await saveCategory(setup, notebooks)
    const removing = removeCategory(setup, 'computers')
    await expect(removing).rejects.toMatchObject({
      code: 'category.has-children',
      details: { children: ['notebooks'] },
    })
    await removeCategory(setup, 'notebooks')
    await removeCategory(setup, 'computers')
    expect(await listCategories(setup)).toEqual([])
    await expect(removeCategory(setup, 'computers')).rejects.toMatchObject({ code: 'category.not-found' })
  })
})
