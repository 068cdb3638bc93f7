-- A row of up to a page stays whole: compressing what is over 2 KB cost PostgreSQL a fifteenth of every order.
ALTER TABLE "marketplace_order" SET (toast_tuple_target = 8160);

DO $$
DECLARE part regclass;
BEGIN
  FOR part IN SELECT inhrelid FROM pg_inherits WHERE inhparent = 'order_event'::regclass LOOP
    EXECUTE format('ALTER TABLE %s SET (toast_tuple_target = 8160)', part);
  END LOOP;
END $$;
