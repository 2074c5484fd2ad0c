import { expect, test } from 'vitest'
import { groupsOfKin, type Kin } from './kin.ts'

const kin = (name: string | null, said: Partial<Kin> = {}): Kin => ({
  name,
  listed: [],
  departments: [],
  ...said,
})

test('one name is one group; a file without a name stands alone', () => {
  const { groups } = groupsOfKin([kin('岭北县民政局'), kin(null), kin('岭北县民政局'), kin(null)], 9)
  expect(groups).toEqual([[0, 2], [1], [3]])
})

test('a department goes with the units it lists, a register with the departments in it', () => {
  const department = kin('岭北县教育局', { listed: ['下属单位包括岭北县第一中学、岭北县第二中学'] })
  const register = kin('岭北县财政局', { departments: ['岭北县民政局', '岭北县档案馆'] })
  const kins = [kin('岭北县第一中学'), department, kin('岭北县民政局'), register, kin('岭北县文化馆')]
  expect(groupsOfKin(kins, 9).groups).toEqual([[0, 1], [2, 3], [4]])
})

test('a group that is too large is parted by name, then file by file, and told of', () => {
  const units = ['甲乡人民政府', '乙乡人民政府', '丙乡人民政府', '丙乡人民政府', '丙乡人民政府']
  const register = kin('岭北县财政局', { departments: [...new Set(units)] })
  const { groups, parted } = groupsOfKin([register, ...units.map((name) => kin(name))], 2)
  expect(groups).toEqual([[0], [1], [2], [3], [4], [5]])
  expect(parted).toEqual([[0, 1, 2, 3, 4, 5]])
})
