import Yams

/// Turns a claims file into claims that fit its document, or into a list of everything wrong with it.
struct ClaimsReader {
  let path: String
  let vocabulary: ClaimVocabulary

  struct Content {
    /// As the file names it.
    let name: String
    let document: Document
    let claims: [Claim]
  }

  func read(
    _ bytes: [UInt8], document: (String) throws(DocumentError) -> Document
  ) throws(ClaimsFileError) -> Content {
    var problems: [Problem] = []
    var claims: [Claim] = []
    let name: String
    let read: Document
    do throws(Problem) {
      let values = try root(bytes)
      let nameNode = try values.root.required("document", of: "the file", in: values.keys)
      name = try nameNode.words("document")
      do throws(DocumentError) { read = try document(name) } catch {
        throw nameNode.problem("document: \(error)")
      }
      let models = try ModelNames(vocabulary.models, groups: values.keys["models"])
      let reader = ClaimReader(
        document: name, quotes: DocumentQuotes(read.text), tests: TestReader(vocabulary: vocabulary, models: models))
      let listed = try values.root.required("claims", of: "the file", in: values.keys)
      let items = try listed.oneOrMore("claims")
      if items.isEmpty { throw listed.problem("nothing is claimed; write a claim, or remove the file") }
      var lines: [String: Int] = [:]
      for item in items {
        do throws(Problem) {
          let claim = try reader.claim(item)
          if let line = lines[claim.id] {
            throw item.problem("another claim, on line \(line), has the id \(claim.id); rename one")
          }
          lines[claim.id] = item.mark?.line
          claims.append(claim)
        } catch { problems.append(error) }
      }
    } catch {
      throw ClaimsFileError(path: path, problems: [error])
    }
    guard problems.isEmpty else { throw ClaimsFileError(path: path, problems: problems) }
    return Content(name: name, document: read, claims: claims)
  }

  private func root(_ bytes: [UInt8]) throws(Problem) -> (root: Node, keys: [String: Node]) {
    guard let root = try YAMLText.root(bytes, path: path) else {
      throw Problem(line: nil, column: nil, message: "nothing is claimed in it; write document: and claims:")
    }
    return (root, try root.keys("the file", ["document", "models", "claims"]))
  }
}
