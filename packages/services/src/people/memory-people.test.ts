import { uuidv7 } from 'uuidv7'
import { AUTH_TOPIC } from '@souk/domain/topics'
import type { Announcement } from '../live/announcement.ts'
import { memorySetup } from '../setup/memory-setup.ts'
import { memoryPeople } from './memory-people.ts'
import { peopleContract } from './people.contract.ts'
import type { AuthNotice } from './people.ts'

peopleContract('in memory', async () => {
  const said: Announcement[] = []
  const now = () => new Date(0)
  const announce = (announcement: Announcement) => {
    said.push(announcement)
    if (announcement.topic === AUTH_TOPIC) people.heard(announcement.payload as AuthNotice)
  }
  const setup = memorySetup({ now, announce })
  const people = memoryPeople({ setup, now, newId: uuidv7, announce })
  return {
    people,
    setup,
    announced: async (topic) => said.filter((one) => one.topic === topic).map(({ payload }) => payload),
  }
})
