session.upsert(users.id(1))
    .bin("status").setTo("active")
    .update(users.ids(2, 3))
    .where("$.status == 'idle'")
    .bin("login_count").add(1)
    .delete(users.id(4)).withDurableDelete()
    .execute();
