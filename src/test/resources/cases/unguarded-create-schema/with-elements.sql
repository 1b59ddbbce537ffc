CREATE SCHEMA billing
    CREATE TABLE invoices (id int);
