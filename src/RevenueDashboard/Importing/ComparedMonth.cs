namespace RevenueDashboard.Importing;

/// <summary>A month of a file beside what the book leads one to expect of it. Amounts are as in <see cref="BookRates"/>.</summary>
internal sealed class ComparedMonth
{
    public required Month Month { get; init; }

    /// <summary>The book has records of it, which the file would replace.</summary>
    public required bool IsReplaced { get; init; }

    /// <summary>It is not over yet.</summary>
    public required bool IsRunning { get; init; }

    /// <summary>The month whose customers are expected: this one when it is replaced, else the last one before it that has any of its products.</summary>
    public required Month Against { get; init; }

    /// <summary>Customers with a row in the file.</summary>
    public required HashSet<int> Customers { get; init; }

    /// <summary>Customers of <see cref="Against"/> with revenue (more charged than credited) and how much, within the products of the file or what is replaced.</summary>
    public required IReadOnlyDictionary<int, Int128> Expected { get; init; }

    /// <summary>The file's total.</summary>
    public required Int128 Total { get; init; }

    /// <summary>The last months before it that have any of its products, at most three, in order. Empty when a first month is replaced.</summary>
    public required IReadOnlyList<Month> Earlier { get; init; }

    /// <summary>The sum over <see cref="Earlier"/>; without any, the month as it stands.</summary>
    public required Int128 EarlierTotal { get; init; }

    /// <summary>Those that are not in the file, the largest first.</summary>
    public IEnumerable<KeyValuePair<int, Int128>> Missing => Ranked.Where(customer => !Customers.Contains(customer.Key));

    /// <summary>The expected customers, the largest first.</summary>
    public IEnumerable<KeyValuePair<int, Int128>> Ranked => Expected.OrderByDescending(customer => customer.Value).ThenBy(customer => customer.Key);
}
