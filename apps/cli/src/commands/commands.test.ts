import { Command } from 'commander'
import { expect, test } from 'vitest'
import { commands, wantedCommands } from './commands.ts'

const namesOf = async (called: string | undefined): Promise<readonly string[]> => {
  const program = new Command()
  for (const add of await wantedCommands(called)) add(program, () => {})
  return program.commands.map((one) => one.name())
}

test('every command is loaded under its own name', async () => {
  for (const name of Object.keys(commands)) expect(await namesOf(name)).toEqual([name])
})

test('all commands are there for the help and for a name that is none', async () => {
  const all = Object.keys(commands)
  expect(await namesOf(undefined)).toEqual(all)
  expect(await namesOf('--help')).toEqual(all)
  expect(await namesOf('chekc')).toEqual(all)
  expect(await namesOf('toString')).toEqual(all)
})
