"""Why the operating system refused a file or an address, in Chinese."""

import errno

_WHY = {
    errno.ENOENT: "没有这个文件",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EISDIR: "这是文件夹",
    errno.ENOTDIR: "上级不是文件夹",
    errno.EEXIST: "上级不是文件夹",
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "磁盘配额已满",
    errno.EROFS: "磁盘只读",
    errno.ENAMETOOLONG: "名字太长",
    errno.ELOOP: "链接指向自己",
    errno.EADDRINUSE: "已被占用",
    errno.EADDRNOTAVAIL: "本机没有这个地址",
}


def why(error: OSError) -> str:
    """The reason in a few Chinese words; an unusual one keeps its number to be looked up."""
    return _WHY.get(error.errno or 0, f"系统错误 {error.errno}")
