-- A vehicle's contracts and orders, however many others there are.
CREATE INDEX contracts_by_vehicle ON contracts (tenant_id, vehicle_id, id);
CREATE INDEX service_orders_by_vehicle ON service_orders (tenant_id, vehicle_id, id);
