/// <reference types="vite/client" />
import { createSouk } from '@souk/client/souk'
import { createWorld } from './app/create-world.ts'
import { renderApp } from './shell/app.tsx'
import './style/app.css'

/** The screens and the server share one origin; a session's cookie says who asks. */
const world = () => createWorld(createSouk({ url: location.origin }))

const root = document.getElementById('app')
if (root) renderApp(world, root)
