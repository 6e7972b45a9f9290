session.delete(users.ids(1, 2, 3))
    .defaultWithDurableDelete()
    .execute();
