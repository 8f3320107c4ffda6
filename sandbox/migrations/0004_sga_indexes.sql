-- SGA's associations hold 75,000 vehicles and more: what its routes look up by, over the documents of its resources.
CREATE INDEX sga_vehicles_by_situation ON records (company_id, document ->> 'situation', id)
  WHERE resource = 'vehicles';
CREATE INDEX sga_vehicles_by_plate ON records (company_id, document ->> 'plateKey')
  WHERE resource = 'vehicles';
CREATE INDEX sga_vehicles_by_chassis ON records (company_id, document ->> 'chassis')
  WHERE resource = 'vehicles';
CREATE INDEX sga_vehicles_by_associate ON records (company_id, document ->> 'associate')
  WHERE resource = 'vehicles';
CREATE INDEX sga_associates_by_document ON records (company_id, document ->> 'document')
  WHERE resource = 'associates';
CREATE INDEX sga_associates_by_situation ON records (company_id, document ->> 'situation', id)
  WHERE resource = 'associates';
CREATE INDEX sga_links_by_product ON records (company_id, document ->> 'product', document ->> 'active', document ->> 'vehicle')
  WHERE resource = 'productLinks';
CREATE INDEX sga_links_by_vehicle ON records (company_id, document ->> 'vehicle')
  WHERE resource = 'productLinks';
