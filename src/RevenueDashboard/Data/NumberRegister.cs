namespace RevenueDashboard.Data;

/// <summary>Keys of customers or of products and the numbers they go by: 1, 2, 3 … without a gap, as nothing is ever deleted.</summary>
internal sealed class NumberRegister(Dictionary<string, int> numbers)
{
    private readonly List<NumberedName> added = [];

    /// <summary>The largest number given out.</summary>
    public int Last { get; private set; } = numbers.Count;

    /// <summary>What is not in the database yet, in the order of the numbers.</summary>
    public IReadOnlyList<NumberedName> Added => added;

    public bool Knows(string key) => numbers.ContainsKey(key);

    public int NumberOf(string key, string name)
    {
        if (numbers.TryGetValue(key, out var number)) return number;

        number = ++Last;
        numbers.Add(key, number);
        added.Add(new NumberedName(number, key, name));
        return number;
    }

    public void Saved() => added.Clear();
}

internal readonly record struct NumberedName(int Number, string Key, string Name);
