extension ReasonPhrase {
  /// The clause in Simplified Chinese, with the same places in the same order.
  var chinese: String {
    switch self {
    case .nobodyToSendTo: "没有可以发送的对象"
    case .notManyAtOnce: "逐个执行不等于同时执行多个"
    case .taskGroupNeedsPython: "asyncio.TaskGroup 需要 Python {}"
    case .ownLockNeedsPython: "拥有独立 GIL 的子解释器需要 Python {}"
    case .noStartMethod: "此处的 multiprocessing 没有启动方式 {}"
    case .noSharedLibrary: "没有可供嵌入的共享库"
    case .stillRunning: "{} 秒后仍在运行"
    case .exited: "以退出状态 {} 结束"
    case .endedBySignal: "被信号 {} 终止"
    case .supervisorEndedBySignal: "监管它的进程被信号 {} 终止"
    case .noTime: "没有测得任何时间"
    case .noBlock: "没有测完任何一个区组"
    case .fewMeasured: "只测得 {} 次；请加大 --budget"
    case .medianUnknown: "测得的次数太少，中位数的置信区间宽于 {} 倍；请加大 --budget"
    case .blocksDisagree: "{} 个区组之间相差超过 {} 倍"
    case .oneBlock: "只在一个区组中测得"
    case .noBlockCounts: "没有可以采用的区组"
    case .interrupted: "测到此项之前已中断"
    case .hypervisorTook: "虚拟机管理程序占用了机器 {} 的 CPU 时间"
    case .othersUsed: "其他程序占用了机器 {} 的 CPU 时间"
    case .bothTook: "虚拟机管理程序占用了机器 {} 的 CPU 时间，其他程序占用了 {}"
    case .notMeasuredHere: "没有用这些程序在此测量 {}"
    case .fewBlocks: "只有 {} 个区组，而 95% 置信区间需要 {} 个"
    case .fewCores: "需要 {} 个核心，其他程序和虚拟机管理程序只留下 {} 个"
    case .disturbed: "机器受到干扰的区组：{} 个，共 {} 个"
    case .budgetSpent: "尚未测量，时间预算已用完"
    case .startMethodsChangeNothing: "该程序没有导入 multiprocessing，启动方式对它没有影响"
    case .noneKept: "结果库中没有"
    case .notTraced: "没有追踪 {} 在 Python {} 上的运行"
    case .pythonsNotMeasured: "没有测量 Python {}"
    case .endedEarly: "{} 在全部测完之前已结束"
    case .claimsUnmeasured: "说法所依据的以下测量没有覆盖所有 Python：{}"
    }
  }
}
