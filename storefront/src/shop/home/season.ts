/** The category in season, by the month in Shanghai: spring tea, summer mushrooms, autumn fruit, the New Year table. */
export function seasonCategory(month: number): "tea" | "mushroom-vegetable" | "fruit" | "meat-poultry-egg" {
  if (month >= 3 && month <= 5) return "tea"
  if (month >= 6 && month <= 8) return "mushroom-vegetable"
  if (month >= 9 && month <= 11) return "fruit"
  return "meat-poultry-egg"
}
