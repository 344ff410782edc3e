import re

with open("report.html", encoding="utf-8") as file:
    page = file.read()
policy = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)"', page).group(1)
print("default-src 'none'" in policy.replace("&#39;", "'"), "http" in policy, "script-src" in policy)
print(re.findall(r"<(?:script|link|img|iframe|object|embed|video|audio|base|form)\b", page))
style = "".join(re.findall(r"<style[^>]*>(.*?)</style>", page, re.DOTALL))
print(re.findall(r"url\(|@import|expression", style), len(style) > 100)
