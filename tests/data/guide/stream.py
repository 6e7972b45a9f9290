key1 = users.id(1)
key2 = users.id(2)
# Lazy streaming — process records as they arrive
stream = await (
session.batch()
.upsert(key1).bin("v").set_to(1)
.upsert(key2).bin("v").set_to(2)
.execute_stream()
)
async for result in stream:
print(result.index, result.is_ok, result.key.value)
