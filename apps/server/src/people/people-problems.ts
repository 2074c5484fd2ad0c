import type { Problem } from '../problem.ts'

export const wrongPassword = (): Problem => ({
  what: '登录名或口令不对。',
  why: '两者不相符，或者账号已停用。',
  toDo: '请检查后再试；忘记口令时请管理员发一个登录链接。',
})

export const tooManyFailures = (seconds: number): Problem => ({
  what: `登录失败次数太多，请 ${seconds} 秒后再试。`,
  why: '为防止猜口令，连续失败后每次都要多等一会儿。',
  toDo: '请稍后再试；忘记口令时请管理员发一个登录链接。',
})

export const usedLink = (): Problem => ({
  what: '这个登录链接已经不能用了。',
  why: '链接只能用一次，并且有期限；新的链接会使旧的失效。',
  toDo: '请用口令登录，或请管理员再发一个链接；本机使用时请重新启动明账，取新的链接。',
})

export const badPassword = (why: string): Problem => ({
  what: '新口令不合要求，没有更改。',
  why,
  toDo: '请换一个口令，例如几个不相干的词连在一起。',
})

export const wrongCurrentPassword = (): Problem => ({
  what: '现在的口令不对，没有更改。',
  why: '改口令须先输入现在的口令。',
  toDo: '请重新输入。',
})

export const unknownSession = (): Problem => ({
  what: '没有这个登录。',
  why: '它可能已经结束。',
  toDo: '请刷新页面。',
})

export const unknownAccount = (): Problem => ({
  what: '没有这个账号。',
  why: '它不存在，或不在您管辖的范围内。',
  toDo: '请刷新账号清单。',
})

export const loginTaken = (): Problem => ({
  what: '这个登录名已有人用，没有新建。',
  why: '登录名不分大小写和全角半角，每人一个。',
  toDo: '请换一个登录名。',
})

export const changedMeanwhile = (): Problem => ({
  what: '别人刚刚改过这个账号，您的修改没有保存。',
  why: '您看到的已经不是最新的内容。',
  toDo: '请刷新后看看对方改了什么，再决定要不要改。',
})

export const lastAdministrator = (): Problem => ({
  what: '这是最后一个可用的管理员，没有更改。',
  why: '停用或改掉它之后，谁也不能再管理人员。',
  toDo: '请先指定另一位管理员。',
})

export const unknownOrganisation = (): Problem => ({
  what: '没有这个机构，没有保存。',
  why: '机构树里找不到它，也许刚刚改过。',
  toDo: '请刷新后重新选择。',
})

export const passwordFirst = (): Problem => ({
  what: '请先设自己的口令。',
  why: '这个账号是管理员新建或重置的；在本人设口令之前，别的都不能做。',
  toDo: '请在“我的账号”里设口令，设好以后就可以继续。',
})

export const changedOrganisation = (): Problem => ({
  what: '别人刚刚改过这个机构，您的修改没有保存。',
  why: '您看到的已经不是最新的内容。',
  toDo: '请刷新后看看对方改了什么，再决定要不要改。',
})

export const unknownKey = (): Problem => ({
  what: '没有这个机构，没有更改。',
  why: '机构树里找不到它，也许刚刚改过。',
  toDo: '请刷新机构树。',
})

export const sameNameBeside = (name: string): Problem => ({
  what: `同一个上级下面已有“${name}”，没有更改。`,
  why: '同名的两个机构分不清文件归谁。',
  toDo: '请换一个名称；如果本来是同一个机构，请用“并入”。',
})

export const badParent = (): Problem => ({
  what: '上级不能这样设，没有更改。',
  why: '上级须是在册的机构，不能是它自己或它下面的机构；只有地区可以没有上级。',
  toDo: '请另选上级。',
})

export const stillHanging = (what: string, hanging: readonly string[], toDo: string): Problem => ({
  what,
  why: `它还牵着：${hanging.join('、')}。`,
  toDo,
})
