namespace RevenueDashboard.Reports;

/// <summary>
/// The names under which customers are disclosed when their own are not to be: Customer A, Customer B. They are given in the order in which customers had
/// to be disclosed, pack by pack, and within a pack by amount; one that has a label keeps it, whatever comes later.
/// </summary>
/// <remarks>
/// A pack is taken as it was known when the last of its months was first closed. What was known then does not change any more, so a restatement
/// shuffles no label of an earlier pack. Packs that nobody closed come after those, in the order of their months, and after them whoever a restatement
/// brought: the labels first given there are provisional.
/// </remarks>
public sealed class DisclosureLabels
{
    private readonly Dictionary<int, string> labels = [];
    private readonly Func<int, int> idOf;

    /// <param name="packs">In the order in which they were known.</param>
    /// <param name="idOf">The number that counts for a customer's: another name of a customer has its label.</param>
    public DisclosureLabels(IEnumerable<DisclosureReport> packs, Func<int, int> idOf)
    {
        this.idOf = idOf;
        foreach (var customer in packs.SelectMany(pack => pack.Parts).SelectMany(part => part.TenPercent))
        {
            if (!labels.ContainsKey(idOf(customer.Customer.Id))) labels.Add(idOf(customer.Customer.Id), $"Customer {Letters(labels.Count)}");
        }
    }

    public int Count => labels.Count;

    /// <summary>Null for a customer that never had to be disclosed.</summary>
    /// <param name="customerId">Number in the database.</param>
    public string? Of(int customerId) => labels.GetValueOrDefault(idOf(customerId));

    // A to Z, then AA, AB.
    private static string Letters(int number) => number < 26 ? $"{(char)('A' + number)}" : Letters(number / 26 - 1) + (char)('A' + number % 26);
}
