/** 出错说明 Why a request was not answered: what, why and what to do, one Chinese sentence each. */
export type Problem = {
  readonly what: string
  readonly why: string
  readonly toDo: string
  /** Of a sheet: every row that is wrong, and how. */
  readonly faults?: readonly { readonly row: number; readonly what: string }[]
}

/** 问题响应 A problem with its HTTP status; thrown by handlers, turned into JSON in one place. */
export class HttpProblem extends Error {
  readonly statusCode: number
  readonly problem: Problem
  constructor(statusCode: number, problem: Problem) {
    super(problem.what)
    this.statusCode = statusCode
    this.problem = problem
  }
}

export const badRequest = (detail: string): Problem => ({
  what: '请求的参数不对，没有执行。',
  why: detail,
  toDo: '请改正参数后再试。',
})

export const unknownDocument = (): Problem => ({
  what: '没有这份文件。',
  why: '它可能已被删除，或者链接写错了。',
  toDo: '请回到文件列表重新打开。',
})

export const commentedDocument = (comments: number): Problem => ({
  what: '这份文件没有删除。',
  why: `上面有 ${comments} 条批注和答复，删除会把它们一起丢掉。`,
  toDo: '请收回公开或导入改正后的一版；批注会跟到新版。',
})

export const unknownComment = (): Problem => ({
  what: '没有这条批注。',
  why: '它不在这份文件上，或者链接写错了。',
  toDo: '请刷新后再看。',
})

export const unknownRoute = (): Problem => ({
  what: '没有这个接口。',
  why: '地址或方法写错了，或者页面与服务的版本不一致。',
  toDo: '请刷新页面；若直接调用接口，请对照接口说明。',
})

export const unknownFile = (): Problem => ({
  what: '没有这个网页文件。',
  why: '页面可能已经更新，旧文件不在了。',
  toDo: '请刷新页面。',
})

export const noWebFiles = (): Problem => ({
  what: '网页还没有生成。',
  why: '服务找不到网页文件夹里的 index.html。',
  toDo: '请先运行 npm run build，再重新打开。',
})

export const foreignOrigin = (): Problem => ({
  what: '请求来自别的网站，没有执行。',
  why: '为防止别的网页暗中修改数据，只接受本页面发出的修改。',
  toDo: '请直接打开明账的地址再操作。',
})

export const foreignHost = (): Problem => ({
  what: '访问地址里的主机名不被接受。',
  why: '别的网站可能把它的域名指到这台计算机来读取数据，所以只接受本机名、IP 地址和登记过的主机名。',
  toDo: '请用 127.0.0.1 或 IP 地址打开；需要用域名时，请在启动时登记该域名。',
})

export const notSignedIn = (): Problem => ({
  what: '请先登录。',
  why: '这项内容或操作只对登录的人开放，或者登录已经过期。',
  toDo: '请登录后再试；没有账号时请联系管理员。',
})

export const notAllowed = (): Problem => ({
  what: '您的账号没有这项权限。',
  why: '这项内容或操作不在您的角色或所在单位的范围之内。',
  toDo: '如果工作需要，请联系管理员调整角色。',
})

export const notMultipart = (): Problem => ({
  what: '没有收到文件。',
  why: '上传须是 multipart/form-data 格式，其中至少有一个文件。',
  toDo: '请在页面上选择文件上传，或改正上传程序。',
})

export const tooManyRequests = (): Problem => ({
  what: '请求太频繁，暂时没有执行。',
  why: '一分钟内的请求数超过了限度。',
  toDo: '请稍等片刻再试。',
})

export const tooLargeRequest = (): Problem => ({
  what: '请求内容过大，没有接收。',
  why: '这个接口不需要这么多内容。',
  toDo: '请改正请求后再试。',
})

export const storeAway = (): Problem => ({
  what: '数据库没有应答，没有做成，原来的内容没有变。',
  why: '数据库正在重启，或与它的连接断了。',
  toDo: '填的内容还在页面上，请稍后再试；若一直这样，请告诉管理员。',
})

export const diskFull = (): Problem => ({
  what: '存放数据的磁盘已满，没有存上，原来的内容没有变。',
  why: '数据文件夹所在的磁盘没有空间了。',
  toDo: '填的内容还在页面上；请管理员腾出空间后再存。',
})

export const internalError = (): Problem => ({
  what: '服务出错，没有完成。',
  why: '这是程序的缺陷，详情已记入日志。',
  toDo: '请再试一次；若仍然出错，请把时间和操作告诉管理员。',
})
