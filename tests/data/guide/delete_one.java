session.delete(users.id(1)).execute();
