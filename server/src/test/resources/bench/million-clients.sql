-- 1,000,000 invented clients, the same in every run: 20 trades, 20 places, about 200,000 words in all.

SELECT setseed(0.42);

WITH words AS MATERIALIZED (
    SELECT string_to_array('Jardins,Garage,Boulangerie,Menuiserie,Atelier,Transports,Maçonnerie,Cabinet,Librairie,Pharmacie,Imprimerie,Serrurerie,Charpentes,Électricité,Plomberie,Pépinières,Vergers,Domaine,Maison,Comptoir', ',') AS trades,
        string_to_array('Tilleul,Érable,Chêne,Hêtre,Moulin,Château,Ruisseau,Lavoir,Pré,Coteau,Vallon,Clocher,Pont,Marais,Lac,Puits,Bocage,Verger,Sentier,Marché', ',') AS places,
        string_to_array('ba,be,bi,bo,ca,che,cor,da,del,di,du,fa,fer,ga,gue,jo,la,le,lin,lo,ma,mar,mi,mon,na,ne,nier,pa,pi,quet,ra,re,rin,ro,sa,sel,ta,tel,ti,ton,val,vi', ',') AS syllables,
        string_to_array('Anne,Benoît,Céline,Denis,Élodie,François,Gaëlle,Hugo,Irène,Jérôme,Karine,Loïc,Maëlys,Noël,Odile,Pascal,Quentin,Rémi,Sophie,Théo', ',') AS first_names,
        string_to_array('SARL,SAS,EURL,SA,Ets,et Fils', ',') AS forms
), drawn AS (
    SELECT words.*, n,
        array(SELECT floor(random() * 1000000)::integer FROM generate_series(1, 15) WHERE n > 0) AS dice
    FROM words, generate_series(1, 1000000) AS n
), named AS (
    SELECT *,
        initcap(syllables[1 + dice[1] % 42] || syllables[1 + dice[2] % 42]
            || CASE WHEN dice[3] % 10 < 6 THEN syllables[1 + dice[4] % 42] ELSE '' END
            || CASE WHEN dice[3] % 10 < 1 THEN syllables[1 + dice[15] % 42] ELSE '' END) AS last_name,
        initcap(syllables[1 + dice[5] % 42] || syllables[1 + dice[6] % 7] || 'ville') AS city
    FROM drawn
)
INSERT INTO client (company_name, last_name, first_name, email, city, phone, licence_number)
SELECT trades[1 + dice[7] % 20] || CASE dice[8] % 3
        WHEN 0 THEN ' du ' || places[1 + dice[9] % 20]
        ELSE ' ' || last_name || ' ' || forms[1 + dice[10] % 6] END,
    last_name,
    first_names[1 + dice[11] % 20],
    lower(last_name) || dice[12] % 100 || '@client.example',
    city,
    '0' || 1 + dice[13] % 5 || '-' || to_char(dice[13] / 7 % 100, 'FM00') || '-' || to_char(dice[14] % 100, 'FM00') || '-'
        || to_char(dice[12] % 100, 'FM00') || '-' || to_char(dice[11] % 100, 'FM00'),
    'GST-' || 2010 + dice[1] % 15 || '-' || to_char(n, 'FM0000000')
FROM named;

INSERT INTO client_word (word)
SELECT DISTINCT word FROM client, unnest(words) AS word WHERE length(word) >= 4 ORDER BY word
ON CONFLICT DO NOTHING;
