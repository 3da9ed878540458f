import asyncio

async def fetch_data_async(data):
    print(f"Fetching data: {data}")
    await asyncio.sleep(1)  # 模拟I/O操作
    return f"Data for {data}"

async def main():
    tasks = [fetch_data_async(i) for i in range(5)]
    results = await asyncio.gather(*tasks)
    print(results)

# 运行事件循环
asyncio.run(main())
