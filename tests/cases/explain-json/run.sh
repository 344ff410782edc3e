"$DEMARCHE" explain holm.txt:5 -r rules.json --format json
"$DEMARCHE" explain holm.txt -r rules.json --format json | python3 -c '
import json, sys
for one in json.load(sys.stdin):
    for tag in one["tags"]:
        print(one["paragraph"], tag["reading"], tag["reference"])
        for piece in tag["evidence"]:
            assert one["text"][piece["start"]:piece["end"]] == piece["text"]
    for match in one["matches"]:
        print(match["rule"]["text"], match["parts"][0]["phrase"]["line"], match["fate"])
        for role in match["cues"]:
            cue = one["cues"][role["cue"]]
            print(" ", cue["id"]["text"], cue["effect"], role["role"], role["reach"],
                  role["scope"] and role["scope"]["ended-by"])
        print(" ", [(r["holder"], r["stance"], r["fate"]) for r in match["readings"]])
'
