-- Orders that cost nothing run the process of a payment method of their own. A marketplace that has none yet gets it with its
-- defaults; this one, once, where its process is the default one.
insert into payment_method (key, provider, process)
select 'no payment', 'Souk', name from process_version
where name = 'Prepaid01' and side = 'marketplace' and active and exists (select from payment_method)
on conflict do nothing;
