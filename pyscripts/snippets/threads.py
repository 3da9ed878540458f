import threading

def fetch_data():
    print(f"Thread {threading.current_thread().name} is fetching data.")

# 创建线程
thread1 = threading.Thread(target=fetch_data, name='Thread-1')
thread2 = threading.Thread(target=fetch_data, name='Thread-2')

# 启动线程
thread1.start()
thread2.start()

# 等待线程完成
thread1.join()
thread2.join()
