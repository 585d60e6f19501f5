/** The systems register, and the bodies that own and operate systems. */
import { Hono } from 'hono'
import type { AppEnv } from '../deps.ts'
import { BodyCreation, BodyPatch } from '../domain/wire/body.ts'
import { CheckCreation, CheckPatch, RegulationCheckCreation, RegulationCheckPatch } from '../domain/wire/check.ts'
import { AskedBodies, AskedRegister } from '../domain/wire/desk.ts'
import { IncidentCreation, IncidentPatch } from '../domain/wire/incident.ts'
import { NoSystemsInput, RulerOfAll, SystemCreation, SystemPatch } from '../domain/wire/system.ts'
import { valid, validQuery } from '../http/valid.ts'
import { changeBody, createBody, listBodies } from './bodies.ts'
import {
  changeCheck,
  changeRegulationCheck,
  createCheck,
  createRegulationCheck,
  listChecks,
  listRegulationChecks,
} from './checks.ts'
import { registerCsv } from './downloads.ts'
import { changeIncident, createIncident, listAllIncidents, listIncidents } from './incidents.ts'
import { declareNoSystems, readNoSystems } from './no-systems.ts'
import { listHosted, listPlatforms } from './platforms.ts'
import { readRegister } from './province.ts'
import { changeSystem, createSystem, listSystems, setRulerOfAll } from './systems.ts'

export const systemRoutes = new Hono<AppEnv>()
  .get('/departments/:code/systems', async (c) => c.json(await listSystems(c.var, c.req.param('code'))))

  .post('/departments/:code/systems', valid(SystemCreation), async (c) => {
    const { made, system } = await createSystem(c.var, c.var.caller, { ...c.req.valid('json'), ...c.req.param() })
    return c.json(system, made ? 201 : 200)
  })

  .get('/departments/:code/no-systems', async (c) => c.json(await readNoSystems(c.var, c.req.param('code'))))

  .patch('/departments/:code/no-systems', valid(NoSystemsInput), async (c) =>
    c.json(await declareNoSystems(c.var, c.var.caller, { ...c.req.valid('json'), ...c.req.param() })),
  )

  .get('/register', validQuery(AskedRegister), async (c) => {
    const { format, ...asked } = c.req.valid('query')
    const lines = await readRegister(c.var, asked)
    return format === 'csv' ? registerCsv(c, lines, asked) : c.json(lines)
  })

  .get('/platforms', async (c) => c.json(await listPlatforms(c.var)))

  .get('/systems/:id/hosted', async (c) => c.json(await listHosted(c.var, c.var.caller, c.req.param('id'))))

  .patch('/register/ruler', valid(RulerOfAll), async (c) =>
    c.json(await setRulerOfAll(c.var, c.var.caller, c.req.valid('json'))),
  )

  .patch('/systems/:id', valid(SystemPatch), async (c) =>
    c.json(await changeSystem(c.var, c.var.caller, { ...c.req.valid('json'), ...c.req.param() })),
  )

export const bodyRoutes = new Hono<AppEnv>()
  .get('/', validQuery(AskedBodies), async (c) => c.json(await listBodies(c.var, c.req.valid('query').on)))

  .post('/', valid(BodyCreation), async (c) => {
    const { made, body } = await createBody(c.var, c.var.caller, c.req.valid('json'))
    return c.json(body, made ? 201 : 200)
  })

  .patch('/:id', valid(BodyPatch), async (c) =>
    c.json(await changeBody(c.var, c.var.caller, { ...c.req.valid('json'), ...c.req.param() })),
  )

export const checkRoutes = new Hono<AppEnv>()
  .get('/:id/checks', async (c) => c.json(await listChecks(c.var, c.var.caller, c.req.param('id'))))

  .post('/:id/checks', valid(CheckCreation), async (c) => {
    const { made, check } = await createCheck(c.var, c.var.caller, {
      ...c.req.valid('json'),
      system: c.req.param('id'),
    })
    return c.json(check, made ? 201 : 200)
  })

  .patch('/:id/checks/:check', valid(CheckPatch), async (c) => {
    const { id: system, check: id } = c.req.param()
    return c.json(await changeCheck(c.var, c.var.caller, { ...c.req.valid('json'), system, id }))
  })

  .get('/:id/regulation-checks', async (c) =>
    c.json(await listRegulationChecks(c.var, c.var.caller, c.req.param('id'))),
  )

  .post('/:id/regulation-checks', valid(RegulationCheckCreation), async (c) => {
    const { made, check } = await createRegulationCheck(c.var, c.var.caller, {
      ...c.req.valid('json'),
      system: c.req.param('id'),
    })
    return c.json(check, made ? 201 : 200)
  })

  .patch('/:id/regulation-checks/:check', valid(RegulationCheckPatch), async (c) => {
    const { id: system, check: id } = c.req.param()
    return c.json(await changeRegulationCheck(c.var, c.var.caller, { ...c.req.valid('json'), system, id }))
  })

export const incidentRoutes = new Hono<AppEnv>()
  .get('/incidents', async (c) => c.json(await listAllIncidents(c.var)))

  .get('/departments/:code/incidents', async (c) => c.json(await listIncidents(c.var, c.req.param('code'))))

  .post('/departments/:code/incidents', valid(IncidentCreation), async (c) => {
    const { made, incident } = await createIncident(c.var, c.var.caller, { ...c.req.valid('json'), ...c.req.param() })
    return c.json(incident, made ? 201 : 200)
  })

  .patch('/departments/:code/incidents/:id', valid(IncidentPatch), async (c) =>
    c.json(await changeIncident(c.var, c.var.caller, { ...c.req.valid('json'), ...c.req.param() })),
  )
