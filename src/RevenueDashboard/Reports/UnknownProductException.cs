namespace RevenueDashboard.Reports;

/// <summary>A question names products that the book does not have.</summary>
public sealed class UnknownProductException(IReadOnlyList<string> unknown, IReadOnlyList<string> known)
    : Exception($"No product is called {string.Join(", ", unknown.Select(name => $"\"{name}\""))}. The book has {string.Join(", ", known.Select(name => $"\"{name}\""))}.")
{
    public IReadOnlyList<string> Unknown { get; } = unknown;
}
