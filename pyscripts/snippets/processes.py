from multiprocessing import Process

def process_data(data):
    print(f"Process {Process().pid} is processing data: {data}")

# 创建进程
process1 = Process(target=process_data, args=(1,))
process2 = Process(target=process_data, args=(2,))

# 启动进程
process1.start()
process2.start()

# 等待进程完成
process1.join()
process2.join()
